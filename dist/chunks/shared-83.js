module.exports=require("../hunkguard.js")("./shared-83.js");
