module.exports=require("../hunkguard.js")("./shared-52.js");
