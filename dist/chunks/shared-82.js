module.exports=require("../hunkguard.js")("./shared-82.js");
