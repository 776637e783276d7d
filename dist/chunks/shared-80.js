module.exports=require("../hunkguard.js")("./shared-80.js");
