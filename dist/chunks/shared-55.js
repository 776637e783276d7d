module.exports=require("../hunkguard.js")("./shared-55.js");
